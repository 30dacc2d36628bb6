/** Whether this run is `npm run test:all`. `npm test` has a short round of each harness and fewer runs of a property. */
export const EVERYTHING = process.env['HOLDLINE_TEST_ALL'] === '1'
