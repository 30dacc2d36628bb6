/** Whether this run is `npm run test:all`. `npm test` has a short round of each harness and fewer runs of a property. */
export const EVERYTHING = process.env['HOLDLINE_TEST_ALL'] === '1'

/** Whether this run is `npm run test:node24`, which leaves out what depends little on the version of Node. */
export const NODE24 = process.env['HOLDLINE_TEST_NODE24'] === '1'
