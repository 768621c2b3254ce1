import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running PostgreSQL server says about itself in `postmaster.pid`. */
export type PostmasterFile = { readonly pid: number; readonly port: number; readonly status: string }

/** Undefined when there is no server, or when it has not yet written the whole file. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? 'starting').trim() }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
