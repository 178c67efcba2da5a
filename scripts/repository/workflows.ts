const SCRIPT = /\bnpm (?:--prefix (?<folder>\S+) )?run (?:--silent |-s )?(?<script>\w[\w:-]*)/g;
const FILE = /(?:^|\s)(?<file>(?:\.ci|scripts)\/[\w./-]+)/gm;

/** Reads of a repository, by paths from its root. */
export interface RepositoryReader {
	/** Names of the scripts of the `package.json` in a folder; empty: the root. */
	readonly scriptsIn: (folder: string) => readonly string[];
	readonly exists: (path: string) => boolean;
}

/**
 * Checks a workflow, or a script that it runs: the scripts of npm and the files that it calls exist.
 *
 * @returns problems
 */
export function checkCalls(text: string, { scriptsIn, exists }: RepositoryReader): string[] {
	const scripts = [...text.matchAll(SCRIPT)].flatMap(({ groups: { folder = "", script = "" } = {} }) =>
		scriptsIn(folder).includes(script) ? [] : [`there is no script ${script}${folder && ` in ${folder}`}`],
	);
	const files = [...text.matchAll(FILE)].flatMap(({ groups: { file = "" } = {} }) =>
		exists(file) ? [] : [`there is no file ${file}`],
	);
	return [...scripts, ...files];
}
