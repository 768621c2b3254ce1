import { readFileSync } from 'node:fs'

/** The account that the database server runs as; undefined means our own. */
export type ServerAccount = { readonly uid: number; readonly gid: number }

const NOBODY: ServerAccount = { uid: 65534, gid: 65534 }

/** PostgreSQL refuses to run as root, so root starts it as `nobody`. */
export function serverAccount(): ServerAccount | undefined {
  return process.getuid?.() === 0 ? nobody() : undefined
}

function nobody(): ServerAccount {
  const fields = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':')).find(([name]) => name === 'nobody')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : NOBODY
}
