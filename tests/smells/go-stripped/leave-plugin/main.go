package main

import "plugin"

func main() {
	if _, err := plugin.Open("/plugins/one.so"); err != nil {
		panic(err)
	}
}
