# The multiples of $1 as a page of text: next to no work, so that what is measured is the layers.
awk -v number="$1" 'BEGIN {
  for (row = 0; row < 200; row++) {
    line = ""
    for (column = 1; column <= 10; column++)
      line = line sprintf("%8d", number * (row * 10 + column))
    print line
  }
}'
