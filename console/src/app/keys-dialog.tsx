import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { KeyboardRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { goToSearchField } from './go-to-search-field.ts'
import { useServer } from './server.tsx'
import { useShortcut } from './use-shortcut.ts'

/** The keys of the console, as people press them. */
const KEYS = [
  { keys: '/', what: 'Go to the search field' },
  { keys: '?', what: 'List the keys' },
  { keys: 'Ctrl+M', what: 'Go to the message at the edge of the page' },
  { keys: 'Esc', what: 'Close what is open' },
] as const

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: tokens.spacingHorizontalL, margin: 0 },
  what: { margin: 0 },
})

/** The list of keys, which `?` opens; `/` goes to the search field. */
export function KeysDialog() {
  const styles = useStyles()
  const { session } = useServer()
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  useShortcut('?', () => setOpen(true))
  useShortcut('/', () =>
    // A view without a search field leads to the one that has all numbers.
    goToSearchField(() => navigate(session.resourceKey === undefined ? '/inventory' : '/numbers')),
  )
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => setOpen(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Tooltip content="Keys" relationship="label">
          <Button appearance="subtle" icon={<KeyboardRegular />} />
        </Tooltip>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keys</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {KEYS.map(({ keys, what }) => (
                <div key={keys} style={{ display: 'contents' }}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd className={styles.what}>{what}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => setOpen(false)}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
