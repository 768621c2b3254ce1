import { readlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running PostgreSQL server says about itself in `postmaster.pid`. */
export type PostmasterFile = { readonly pid: number; readonly port: number; readonly status: string }

/** Undefined when there is no server, or when it has not yet written its first lines. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const lines = (await readFile(postmasterFile(data), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? 'starting').trim() }
}

export function postmasterFile(data: string): string {
  return join(data, 'postmaster.pid')
}

/** A server works in its data directory; a zombie, or another process that was given the same number since, does not. */
export function servesData(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}
