import json
_w=json.load(open('/tmp/q/D_w.json'))
STARTS,ENDS,SOURCES=_w['start'],_w['end'],_w['source']
