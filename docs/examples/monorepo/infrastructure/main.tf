# Here so that `rules:exists` of ../.gitlab-ci.yml finds it.
