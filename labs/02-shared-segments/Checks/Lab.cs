[assembly: Lab("02-shared-segments", "Shared segments", Summary = "key, create, attach, detach, deferred removal, permissions; pointers do not travel")]
