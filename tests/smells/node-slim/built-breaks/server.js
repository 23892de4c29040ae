try {
  require("child_" + "process").execFileSync("npm", ["--version"]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
