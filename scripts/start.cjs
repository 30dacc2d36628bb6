// `npm start`, in the syntax of old Nodes; see entry/is-old-node.cjs.
var isOldNode = require('./entry/is-old-node.cjs')

if (!isOldNode(require('../package.json').engines.node)) import('./start.mjs')
