import pandas
import requests

print(pandas.DataFrame({"a": [1, 2]}).sum(), requests.__version__)
