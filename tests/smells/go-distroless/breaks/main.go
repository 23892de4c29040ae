package main

import "os"

func main() {
	if _, err := os.ReadFile("/bin/" + "sh"); err != nil {
		panic(err)
	}
}
