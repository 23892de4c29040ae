rm -rf node_modules && npm ci --prefer-offline && node server.js
