import { Button } from "@mantine/core";
import { Link, Route, Switch } from "wouter";
import { DelegationPage } from "./pages/delegation-page.tsx";
import { PoolPage } from "./pages/pool-page.tsx";
import { PoolsPage } from "./pages/pools-page.tsx";
import { RisksPage } from "./pages/risks-page.tsx";
import { VaultPage } from "./pages/vault-page.tsx";
import { VaultsPage } from "./pages/vaults-page.tsx";
import { WorkerPage } from "./pages/worker-page.tsx";
import { WorkersPage } from "./pages/workers-page.tsx";
import { useText } from "./text/text-provider.tsx";
import { EmptyState } from "./ui/states.tsx";

const isPid = (text: string) => /^\d{1,9}$/.test(text);

/** The pages by address. */
export function Routes() {
	return (
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
	);
}

function NotFound() {
	const { state } = useText();
	return (
		<EmptyState title={state.notFound}>
			<Button component={Link} href="/" variant="light">
				{state.back}
			</Button>
		</EmptyState>
	);
}
