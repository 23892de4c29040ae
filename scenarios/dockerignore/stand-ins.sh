#!/bin/sh
# Writes history/, output/ and fixtures/, which stand for what lies beside a program: the same bytes every time, about a megabyte in all.
set -eu
cd "$(dirname "$0")"
rm -rf history output fixtures
mkdir history output fixtures

# Text that repeats nothing, as compressed content does not.
digits() {
  awk -v seed="$1" -v lines="$2" 'BEGIN {
    letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-"
    for (line = 0; line < lines; line++) {
      text = ""
      for (place = 0; place < 63; place++) {
        seed = (seed * 16807) % 2147483647
        text = text substr(letters, seed % 64 + 1, 1)
      }
      print text
    }
  }'
}

number=1
while [ $number -le 96 ]; do
  digits $((number * 7919)) 80 > "history/object-$number"
  number=$((number + 1))
done

number=1
while [ $number -le 12 ]; do
  { echo "<h1>page $number of an earlier build</h1>"; digits $((number * 104729)) 320; } > "output/page-$number.html"
  number=$((number + 1))
done

number=1
while [ $number -le 4 ]; do
  awk -v file="$number" 'BEGIN {
    print "create table orders_" file " (id integer, customer integer, cents integer);"
    for (row = 1; row <= 1000; row++)
      printf "insert into orders_%d values (%d, %d, %d);\n", file, row, (row * 7919) % 997, (row * 104729) % 99991
  }' > "fixtures/orders-$number.sql"
  number=$((number + 1))
done
