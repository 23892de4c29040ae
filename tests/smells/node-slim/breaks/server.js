require("child_" + "process").execFileSync("git", ["--version"]);
