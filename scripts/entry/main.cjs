// The build makes dist/main.js of this file. It is in the syntax of old Nodes; see is-old-node.cjs.
var isOldNode = require('./is-old-node.cjs')

if (!isOldNode(HOLDLINE_NODE)) import('./holdline.js')
