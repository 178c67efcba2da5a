/** An entry of a lockfile. */
interface LockedPackage {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly link?: boolean;
	/** Part of another package's tarball, whose hash covers it. */
	readonly inBundle?: boolean;
	readonly hasInstallScript?: boolean;
}

/**
 * Checks a lockfile of npm: every package has a SHA-512, and none an address, so that each is installed from the registry that npm is
 * configured with, with the content that was reviewed.
 *
 * @returns problems
 */
export function checkLockfile(text: string): string[] {
	const { packages = {} } = JSON.parse(text) as { readonly packages?: Readonly<Record<string, LockedPackage>> };
	return Object.entries(packages).flatMap(([path, entry]) => {
		if (!path.includes("node_modules/") || entry.link || entry.inBundle) return [];
		const problems: string[] = [];
		if (entry.resolved !== undefined) problems.push(`${path} has an address: ${entry.resolved}`);
		if (!/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? "")) problems.push(`${path} has no SHA-512`);
		return problems;
	});
}
