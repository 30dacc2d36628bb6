// In the place of safe-regex2, with which find-my-way checks patterns in paths, and at each start three patterns of
// its own. No path of this program has a pattern.
module.exports = () => true
