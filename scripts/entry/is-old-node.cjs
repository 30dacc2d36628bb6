// In the syntax of old Nodes: they have to read this file, and only this tells them that they are too old.

/**
 * Whether this Node is older than `range`, such as `>=20.19`. If so, one line says which Node is needed, and the process
 * is to end with exit code 2.
 */
module.exports = function isOldNode(range) {
  var needed = range.replace('>=', '').split('.').map(Number)
  var given = process.versions.node.split('.').map(Number)
  var isOld = given[0] < needed[0] || (given[0] === needed[0] && given[1] < needed[1])
  if (isOld) {
    console.error(
      'holdline: Node ' +
        needed.join('.') +
        ' or newer is needed, and this is Node ' +
        process.versions.node +
        '; https://nodejs.org has newer ones',
    )
    process.exitCode = 2
  }
  return isOld
}
