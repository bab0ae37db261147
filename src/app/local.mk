bin_PROGRAMS += sourcebench
sourcebench_SOURCES = \
	src/app/app_private.h \
	src/app/bench.c \
	src/app/call.c \
	src/app/demo.c \
	src/app/keys.c \
	src/app/main.c \
	src/app/output.c \
	src/app/scratch.c
sourcebench_LDADD = libsourcebench.a $(LIBRARIES_USED)
