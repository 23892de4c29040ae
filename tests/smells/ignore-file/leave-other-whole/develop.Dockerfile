FROM node:20
WORKDIR /app
COPY . .
CMD ["node", "--watch", "server.js"]
