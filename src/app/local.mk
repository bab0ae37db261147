bin_PROGRAMS += sourcebench
sourcebench_SOURCES = src/app/main.c
sourcebench_LDADD = libsourcebench.a $(LIBRARIES_USED)
