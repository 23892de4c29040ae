package main

import "example.org/other"

func main() { other.Hello() }
