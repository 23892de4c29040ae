import json

print(json.dumps("hello"))
