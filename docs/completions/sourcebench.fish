# Completion for fish.
set -l commands backup config demo doctor export help history import init journal keys purge redo restore supplier undo
set -l commands backup config demo doctor export help history import init journal keys redo restore review supplier today undo

complete -c sourcebench -f
complete -c sourcebench -l db -r -F -d 'the database'
complete -c sourcebench -l config -r -F -d 'the configuration'
complete -c sourcebench -l today -x -d 'the day that counts as today'
complete -c sourcebench -l author -x -d 'who works'
complete -c sourcebench -l read-only -d 'change nothing'
complete -c sourcebench -l restricted -d 'for SSH forced commands'
complete -c sourcebench -l script -r -F -d 'type keys from a file'
complete -c sourcebench -l help -d 'explain'
complete -c sourcebench -l version -d 'tell the version'

set -l first "not __fish_seen_subcommand_from $commands"
complete -c sourcebench -n $first -a backup -d 'copy the database, verified, while others work'
complete -c sourcebench -n $first -a config -d 'check and show the configuration'
complete -c sourcebench -n $first -a demo -d 'open a small believable world'
complete -c sourcebench -n $first -a doctor -d 'check the database and repair what is derived'
complete -c sourcebench -n $first -a export -d 'write suppliers to a file'
complete -c sourcebench -n $first -a help -d 'explain a command'
complete -c sourcebench -n $first -a history -d 'who changed what, from what, and when'
complete -c sourcebench -n $first -a import -d 'read suppliers from a file'
complete -c sourcebench -n $first -a init -d 'make a new database'
complete -c sourcebench -n $first -a journal -d 'the latest changes of all'
complete -c sourcebench -n $first -a keys -d 'list the keys of all screens'
complete -c sourcebench -n $first -a purge -d 'remove deleted records for good'
complete -c sourcebench -n $first -a redo -d 'do again what was taken back'
complete -c sourcebench -n $first -a restore -d 'put a backup in the place of the database'
complete -c sourcebench -n $first -a review -d 'note that a supplier was reviewed, or list which are due'
complete -c sourcebench -n $first -a supplier -d 'list, show and change suppliers'
complete -c sourcebench -n $first -a today -d 'what needs a decision, and deciding'
complete -c sourcebench -n $first -a undo -d 'take back your latest change'

set -l import '__fish_seen_subcommand_from import'
complete -c sourcebench -n '__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from suppliers' -a suppliers
complete -c sourcebench -n '__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from calendar contacts suppliers' -a 'calendar contacts suppliers'
complete -c sourcebench -n "$import; and __fish_seen_subcommand_from suppliers" -F
complete -c sourcebench -n $import -l map -r -F -d 'which column is which'
complete -c sourcebench -n $import -l keep-unknown -d 'keep other columns in the note'
complete -c sourcebench -n $import -l source -x -d 'where it comes from'
complete -c sourcebench -n $import -l delimiter -x -d 'between the columns'
complete -c sourcebench -n $import -l encoding -x -a 'UTF-8 UTF-16LE UTF-16BE windows-1252' -d 'of the file'
complete -c sourcebench -n $import -l dates -x -a 'dmy mdy' -d 'how unclear days are written'
complete -c sourcebench -n $import -l dry-run -d 'say what would happen'

complete -c sourcebench -n '__fish_seen_subcommand_from export' -l format -x -a 'csv json' -d 'of the output'
complete -c sourcebench -n '__fish_seen_subcommand_from export' -s o -r -F -d 'write to a file'
complete -c sourcebench -n '__fish_seen_subcommand_from export backup restore' -l overwrite -d 'also where the file is there'
complete -c sourcebench -n '__fish_seen_subcommand_from backup restore' -F

set -l supplier '__fish_seen_subcommand_from supplier'
complete -c sourcebench -n "$supplier; and not __fish_seen_subcommand_from add delete edit list note restore score show status tag" -a 'add delete edit list note restore score show status tag'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from status" -a 'prospect vetting approved preferred on-hold blocked'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from list" -l sort -x -d 'by a field'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from list" -l reverse -d 'the other way round'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from note" -l kind -x -a 'note call mail chat visit negotiation complaint dispute' -d 'of the entry'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from note" -l on -x -d 'the day'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from note" -l follow-up -x -d 'when to come back'
complete -c sourcebench -n "$supplier; and __fish_seen_subcommand_from tag" -l remove -d 'take the tag away'

complete -c sourcebench -n '__fish_seen_subcommand_from list history journal' -l limit -x -d 'at most so many'
complete -c sourcebench -n '__fish_seen_subcommand_from import list score show add history journal undo redo doctor keys purge' -l json -d 'print JSON'
set -l today '__fish_seen_subcommand_from today'
complete -c sourcebench -n "$today; and not __fish_seen_subcommand_from done escalate reopen snooze" -a 'done escalate reopen snooze'
complete -c sourcebench -n '__fish_seen_subcommand_from today review' -l mine -d 'what I am responsible for'
complete -c sourcebench -n $today -l who -x -d 'what an agent is responsible for'
complete -c sourcebench -n $today -l exit-code -d '10 where something is due'
complete -c sourcebench -n $today -l snoozed -d 'what is put off'
complete -c sourcebench -n $today -l done -d 'what was settled today'
complete -c sourcebench -n $today -l reason -x -d 'why'
complete -c sourcebench -n $today -l until -x -d 'the day'
complete -c sourcebench -n $today -l to -x -d 'another agent'
complete -c sourcebench -n '__fish_seen_subcommand_from review' -l next -x -d 'the next review'

complete -c sourcebench -n '__fish_seen_subcommand_from list history journal today review' -l limit -x -d 'at most so many'
complete -c sourcebench -n '__fish_seen_subcommand_from import list show add history journal undo redo doctor keys today review' -l json -d 'print JSON'
complete -c sourcebench -n '__fish_seen_subcommand_from journal; and not __fish_seen_subcommand_from prune' -a prune
complete -c sourcebench -n '__fish_seen_subcommand_from journal' -l before -x -d 'the day'
set -l purge '__fish_seen_subcommand_from purge'
complete -c sourcebench -n $purge -a 'supplier site contact legal_identity claim certificate sample interaction tag attachment vetting_item audit finding agenda_state'
complete -c sourcebench -n $purge -l deleted-before -x -d 'all deleted before that day'
complete -c sourcebench -n $purge -l dry-run -d 'say what would go'
complete -c sourcebench -n '__fish_seen_subcommand_from undo' -l entry -x -d 'that change'
complete -c sourcebench -n '__fish_seen_subcommand_from doctor' -l repair -d 'rebuild what is derived'
complete -c sourcebench -n '__fish_seen_subcommand_from config; and not __fish_seen_subcommand_from check example man show' -a 'check example man show'
complete -c sourcebench -n '__fish_seen_subcommand_from check' -F
