import bottle
