package main

import "os"

func main() {
	if _, err := os.ReadFile("/etc" + "/debian_version"); err != nil {
		panic(err)
	}
}
