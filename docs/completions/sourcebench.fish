# Completion for fish.
set -l commands import export supplier history undo redo backup restore doctor init config demo keys

complete -c sourcebench -f
complete -c sourcebench -l db -r -F -d 'the database'
complete -c sourcebench -l config -r -F -d 'the configuration'
complete -c sourcebench -l today -x -d 'the day that counts as today'
complete -c sourcebench -l author -x -d 'who works'
complete -c sourcebench -l read-only -d 'change nothing'
complete -c sourcebench -l restricted -d 'for SSH forced commands'
complete -c sourcebench -l script -r -F -d 'type keys from a file'
complete -c sourcebench -l json -d 'print JSON'
complete -c sourcebench -l dry-run -d 'say what would happen'
complete -c sourcebench -l help -d 'explain'
complete -c sourcebench -l version -d 'tell the version'

set -l first "not __fish_seen_subcommand_from $commands"
complete -c sourcebench -n $first -a import -d 'read suppliers from a file'
complete -c sourcebench -n $first -a export -d 'write suppliers to a file'
complete -c sourcebench -n $first -a supplier -d 'list, show and change suppliers'
complete -c sourcebench -n $first -a history -d 'who changed what, from what, and when'
complete -c sourcebench -n $first -a undo -d 'take back your latest change'
complete -c sourcebench -n $first -a redo -d 'do again what was taken back'
complete -c sourcebench -n $first -a backup -d 'write a verified copy of the database'
complete -c sourcebench -n $first -a restore -d 'put a backup in the place of the database'
complete -c sourcebench -n $first -a doctor -d 'check the database and repair what is derived'
complete -c sourcebench -n $first -a init -d 'make a new database'
complete -c sourcebench -n $first -a config -d 'check and show the configuration'
complete -c sourcebench -n $first -a demo -d 'open a small believable world'
complete -c sourcebench -n $first -a keys -d 'list the keys of all screens'

complete -c sourcebench -n '__fish_seen_subcommand_from import export; and not __fish_seen_subcommand_from suppliers' -a suppliers
complete -c sourcebench -n '__fish_seen_subcommand_from import; and __fish_seen_subcommand_from suppliers' -F
complete -c sourcebench -n '__fish_seen_subcommand_from import' -l map -r -F -d 'which column is which'
complete -c sourcebench -n '__fish_seen_subcommand_from export' -l format -x -a 'csv json' -d 'of the output'
complete -c sourcebench -n '__fish_seen_subcommand_from export' -s o -r -F -d 'write to a file'
complete -c sourcebench -n '__fish_seen_subcommand_from supplier; and not __fish_seen_subcommand_from list show add edit note status' -a 'list show add edit note status'
complete -c sourcebench -n '__fish_seen_subcommand_from supplier' -l limit -x -d 'at most so many'
complete -c sourcebench -n '__fish_seen_subcommand_from config; and not __fish_seen_subcommand_from check show example' -a 'check show example'
complete -c sourcebench -n '__fish_seen_subcommand_from backup restore' -F
