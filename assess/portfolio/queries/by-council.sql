-- How each criterion is rated in each council, by the latest published assessment of each service.
SELECT council, standard, criterion, word, SUM(services) AS services
FROM by_council
GROUP BY council, standard, criterion, word
ORDER BY council, standard, criterion, word
