require("fs").readFileSync("/bin/" + "sh");
