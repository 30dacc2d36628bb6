import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { FailureNote } from './failure-note.tsx'

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    // What a small window has no room for scrolls, and is not laid over what follows.
    '& > *': { flexShrink: 0 },
  },
})

export interface DialogFrameProps {
  readonly title: string
  readonly children: ReactNode
  /** The word on the button that does it. */
  readonly action: string
  /** The word on the button that does nothing. */
  readonly dismissal: string
  /** Whether a click beside the dialog does not close it. */
  readonly isAlert?: boolean
  /** Why the last attempt was refused; `null` if it was not. */
  readonly failure: unknown
  /** Whether the button that does it can be pressed. */
  readonly isReady?: boolean
  readonly isBusy: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** A dialog that is open: what it is about, one button that does it, and one that does not. */
export function DialogFrame({
  title,
  children,
  action,
  dismissal,
  isAlert = false,
  failure,
  isReady = true,
  isBusy,
  onSubmit,
  onClose,
}: DialogFrameProps) {
  const styles = useStyles()
  return (
    <Dialog open modalType={isAlert ? 'alert' : 'modal'} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady && !isBusy) onSubmit()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {failure !== null && <FailureNote title="Nothing was changed" error={failure} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{dismissal}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isBusy || !isReady}>
                {isBusy ? <Spinner size="tiny" label="Working …" /> : action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
