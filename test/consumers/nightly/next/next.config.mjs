// The application is inside of a repository with a lockfile of its own.
const root = import.meta.dirname.replace(/[\\/]next$/, "");

export default { turbopack: { root }, outputFileTracingRoot: root, distDir: process.env.DIST_DIR };
