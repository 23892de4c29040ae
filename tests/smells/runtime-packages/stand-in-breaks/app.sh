#!/bin/sh
exec gcc -o /tmp/other app.sh
