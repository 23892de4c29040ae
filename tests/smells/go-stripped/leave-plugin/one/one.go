package main

var Name = "one"
