# The squares up to 1,500, each by adding odd numbers: some seconds of one core's work.
n=0
while [ $n -lt 1500 ]; do
  n=$((n + 1))
  sum=0 odd=1 i=0
  while [ $i -lt $n ]; do sum=$((sum + odd)) odd=$((odd + 2)) i=$((i + 1)); done
  echo $sum
done | gzip -c
