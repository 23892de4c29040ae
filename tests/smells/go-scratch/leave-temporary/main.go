package main

import "os"

func main() {
	if err := os.WriteFile("/tmp/state", []byte("1"), 0o600); err != nil {
		panic(err)
	}
}
