import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedTargets } from '../../src/http/auth/signed-targets.ts'

const formsOf = (target: string) => [...signedTargets(target)]

describe('the forms of a target that a client may have signed', () => {
  it.each([
    ['nothing to rewrite', '/phoneNumbers?skip=0', ['/phoneNumbers?skip=0', 'phoneNumbers?skip=0']],
    ['no query', '/phoneNumbers', ['/phoneNumbers', 'phoneNumbers']],
    ['an empty query', '/phoneNumbers?', ['/phoneNumbers?', '/phoneNumbers', 'phoneNumbers?']],
    ['a space in a value', '/a?b=New%20York', ['/a?b=New%20York', '/a?b=New+York', 'a?b=New%20York']],
    [
      'an apostrophe in a value',
      "/a?b=O'Fallon",
      ["/a?b=O'Fallon", '/a?b=O%27Fallon', "a?b=O'Fallon", 'a?b=O%27Fallon'],
    ],
    [
      'a star and a literal colon in the path',
      '/a*b:c/:search',
      ['/a*b:c/:search', 'a*b:c/:search', '/a%2Ab%3Ac/:search', 'a%2Ab%3Ac/:search', '/a*b%3Ac/%3Asearch'],
    ],
    [
      'a plus and a colon, in either spelling',
      '/+1/%3Asearch',
      ['/+1/%3Asearch', '+1/%3Asearch', '/%2B1/%3Asearch', '/%2B1/:search', '/+1/:search'],
    ],
    ['a double slash', '//phoneNumbers', ['//phoneNumbers']],
    ['a question mark that starts a name', '/a??b=1', ['/a??b=1', '/a?%3Fb=1', 'a??b=1', 'a?%3Fb=1']],
    ['no path at all', '*', ['*', '%2A']],
    ['nothing', '', ['']],
  ])('%s', (_, target, forms) => {
    expect(formsOf(target)).toEqual(forms)
  })

  // The target that the transport of the asynchronous Python client makes of a value that is quoted whole.
  // Read off yarl 1.8.2, str(yarl.URL('http://h/a%XXb')) and str(yarl.URL('http://h/a?b=x%XXy')).
  it('finds the quoted form of everything yarl writes plain in a path', () => {
    expect(formsOf("/a!$&'()*,:;=@+%2B%2Fb")).toContain('/a%21%24%26%27%28%29%2A%2C%3A%3B%3D%40+%2B%2Fb')
  })
  it('finds the quoted form of everything yarl writes plain in a query', () => {
    expect(formsOf("/a?b=!$'()*,/:?@+%2B%3D%26%3B&c=1")).toContain(
      '/a?b=%21%24%27%28%29%2A%2C%2F%3A%3F%40+%2B%3D%26%3B&c=1',
    )
  })

  it('never makes a form that decodes to another target', () => {
    const piece = fc.constantFrom(
      ...[
        "'",
        '*',
        ':',
        '@',
        '=',
        '&',
        '?',
        '+',
        '%2B',
        '%20',
        '%2F',
        '%2a',
        '%3A',
        '%3a',
        '%26',
        '%3D',
        '/',
        'a',
        '1',
      ],
    )
    const target = fc.array(piece).map((pieces) => `/a${pieces.join('')}`)
    fc.assert(
      fc.property(target, (target) => {
        for (const form of formsOf(target)) {
          expect(meaning(form.startsWith('/') ? form : `/${form}`)).toEqual(meaning(target))
        }
      }),
      { numRuns: 500 },
    )
  })
})

// Segments and parameters as a router would read them.
function meaning(target: string) {
  const [path = '', ...query] = target.split('?')
  return [path.split('/').map(decodeURIComponent), [...new URLSearchParams(`?${query.join('?')}`)]]
}
