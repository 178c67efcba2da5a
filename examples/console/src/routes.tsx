import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { PoolsPage } from "./pages/pools-page.tsx";
import { useText } from "./text/text-provider.tsx";
import { EmptyState } from "./ui/states.tsx";

// The list of pools is the first page; the others load when they are opened.
const DelegationPage = lazy(async () => ({ default: (await import("./pages/delegation-page.tsx")).DelegationPage }));
const PoolPage = lazy(async () => ({ default: (await import("./pages/pool-page.tsx")).PoolPage }));
const RisksPage = lazy(async () => ({ default: (await import("./pages/risks-page.tsx")).RisksPage }));
const VaultPage = lazy(async () => ({ default: (await import("./pages/vault-page.tsx")).VaultPage }));
const VaultsPage = lazy(async () => ({ default: (await import("./pages/vaults-page.tsx")).VaultsPage }));
const WorkerPage = lazy(async () => ({ default: (await import("./pages/worker-page.tsx")).WorkerPage }));
const WorkersPage = lazy(async () => ({ default: (await import("./pages/workers-page.tsx")).WorkersPage }));

const isPid = (text: string) => /^\d{1,9}$/.test(text);

/** The pages by address. */
export function Routes() {
	return (
		<Suspense fallback={<Skeleton height={480} radius="md" />}>
			<Switch>
				<Route path="/" component={PoolsPage} />
				<Route path="/pools/:pid">
					{({ pid }) => (isPid(pid) ? <PoolPage key={pid} pid={Number(pid)} /> : <NotFound />)}
				</Route>
				<Route path="/workers">
					<WorkersPage pid={null} />
				</Route>
				<Route path="/workers/pool/:pid">
					{({ pid }) => (isPid(pid) ? <WorkersPage pid={Number(pid)} /> : <NotFound />)}
				</Route>
				<Route path="/workers/:key">{({ key }) => <WorkerPage key={key} publicKey={key} />}</Route>
				<Route path="/vaults" component={VaultsPage} />
				<Route path="/vaults/:pid">
					{({ pid }) => (isPid(pid) ? <VaultPage key={pid} pid={Number(pid)} /> : <NotFound />)}
				</Route>
				<Route path="/delegation" component={DelegationPage} />
				<Route path="/risks" component={RisksPage} />
				<Route component={NotFound} />
			</Switch>
		</Suspense>
	);
}

function NotFound() {
	const { state } = useText();
	return <EmptyState title={state.notFound} back={{ href: "/", label: state.back }} />;
}
