# Manual page, completions, example configuration. What comes from the program itself is checked in
# and made anew by `make docs`; tests/lint/docs.sh compares.
dist_man_MANS = docs/sourcebench.1
dist_doc_DATA = NEWS README.md docs/architecture.md docs/config.example.yaml
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = docs/completions/sourcebench
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = docs/completions/_sourcebench
fishcompletiondir = $(datadir)/fish/vendor_completions.d
dist_fishcompletion_DATA = docs/completions/sourcebench.fish
EXTRA_DIST += docs/generate.sh docs/pictures docs/sourcebench.1.in

docs: $(bin_PROGRAMS)
	$(srcdir)/docs/generate.sh ./sourcebench $(VERSION) $(srcdir)/docs

PHONY_TARGETS += docs

# They are drawn by the harness of the end-to-end tests.
pictures: $(bin_PROGRAMS) tests/e2e/picture
	$(srcdir)/docs/pictures/draw.sh tests/e2e/picture $(srcdir)/docs/pictures

PHONY_TARGETS += pictures
