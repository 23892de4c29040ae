# The primes below 48,000, by trial division: some seconds of one core's work.
n=2
while [ $n -lt 48000 ]; do
  d=2
  while [ $((d * d)) -le $n ] && [ $((n % d)) -ne 0 ]; do d=$((d + 1)); done
  [ $((d * d)) -gt $n ] && echo $n
  n=$((n + 1))
done | gzip -c
