import requests

print("app with requests", requests.__version__)
