/** Options of {@link Plan.as}. @public */
export interface ProxyOptions {
	/**
	 * Name of the only proxy type to use, e.g. `StakePoolManager`.
	 *
	 * @defaultValue the signer's type that allows the calls of the plan
	 */
	readonly proxyType?: string | undefined;
}
