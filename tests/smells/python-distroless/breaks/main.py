open("/usr/bin/" + "pi" + "p").close()
