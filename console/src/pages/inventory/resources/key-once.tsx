import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { CodeBlock } from '../../../shared/code-block.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Shows a new access key, which no later answer of the server has. */
export function KeyOnce({
  resource,
  accessKey,
  onClose,
}: {
  readonly resource: string
  readonly accessKey: string
  readonly onClose: () => void
}) {
  const styles = useStyles()
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>The new key of {resource}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>
              Copy it now, and give it to whoever runs the clients of {resource}. It is not shown again: the
              server keeps it encrypted.
            </Text>
            <CodeBlock title="Access key" text={accessKey} />
            <CodeBlock
              title="Connection string"
              text={`endpoint=${location.origin}/;accesskey=${accessKey}`}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              I have kept it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
