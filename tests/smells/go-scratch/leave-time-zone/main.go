package main

import "time"

func main() { println(time.Now().Format(time.Kitchen)) }
