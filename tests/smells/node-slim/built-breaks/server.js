require("child_process").execFileSync("npm", ["--version"]);
