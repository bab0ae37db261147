#!/bin/sh
# Draws the pictures of docs/pictures/list from the demo of the real program: draw.sh PICTURE FOLDER,
# with the program that makes one picture and the folder they go to.
set -eu
picture=$1
folder=$2
while read -r name rows columns keys; do
    case $name in '' | '#'*) continue ;; esac
    "$picture" "$folder/$name.svg" "$rows" "$columns" "$keys" demo --today 2026-11-23 </dev/null
done <"$(dirname "$0")/list"
