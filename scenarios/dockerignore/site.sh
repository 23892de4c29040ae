# Makes a site of pages/*.txt in the folder $1: a page each, and words.txt, which names the pages of every word.
set -eu
mkdir -p "$1"
for text in pages/*.txt; do
  name=$(basename "$text" .txt)
  {
    echo "<h1>$name</h1>"
    sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/^$/<p>/' "$text"
  } > "$1/$name.html"
done
# A search for each word, one after the other: work that nobody wants to wait for twice.
cat pages/*.txt | tr 'A-Z' 'a-z' | tr -cs 'a-z' '\n' | grep . | sort -u | while read -r word; do
  echo "$word:" $(grep -liw "$word" pages/*.txt | sed -e 's|pages/||' -e 's|\.txt$||')
done > "$1/words.txt"
